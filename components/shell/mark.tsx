/** The product's logo: two stations and the line between them. */
export function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 shrink-0 text-accent" fill="none">
      <path d="M3.5 5H9a2.5 2.5 0 0 1 2.5 2.5v5A2.5 2.5 0 0 0 14 15h2.5" stroke="currentColor" strokeWidth="2.25" />
      <circle cx="4" cy="5" r="2.5" fill="var(--color-panel)" stroke="currentColor" strokeWidth="2" />
      <circle cx="16" cy="15" r="3" fill="currentColor" />
    </svg>
  );
}
