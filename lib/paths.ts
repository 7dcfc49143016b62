/** Every internal link of the interface. */
export const paths = {
  overview: () => "/",
  bind: () => "/bind",
  bindings: () => "/bindings",
  loadBalancers: () => "/load-balancers",
  operations: () => "/operations",
  operation: (id: string) => `/operations/${encodeURIComponent(id)}`,
};
