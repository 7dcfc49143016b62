/** Style of all text inputs. */
export const inputStyle =
  "w-full min-w-0 rounded-control border border-control bg-panel px-3 text-ink transition-colors hover:border-ink-3 " +
  "focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent " +
  "aria-invalid:border-bad aria-invalid:focus:outline-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 " +
  "read-only:bg-sunken placeholder-shown:text-ellipsis";
