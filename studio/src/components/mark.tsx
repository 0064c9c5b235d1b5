/** The mark: two uprights and the marker's stroke between them, an H and a marked line at once. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path className="mark-stroke" d="M.5 11.2 27.5 9.6v7.2L.5 18.4Z" />
      <path className="mark-bars" d="M5 2.5h4.6v23H5zM18.4 2.5H23v23h-4.6z" />
    </svg>
  );
}
