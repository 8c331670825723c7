import { appSettings } from '../appSettings.ts';

/** Two leaves of a bridge, raised, about to meet: one drawbridge, two sides drawing it; or what whoever runs the server has instead. */
export function Mark() {
  const { logo } = appSettings;
  if (logo !== undefined) return <img className="mark" src={logo} alt="" />;
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="32" height="32" rx="8" />
      <g fill="none" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round">
        <path className="mark-near" d="M4.6 20.4h4.6l5.2-10.2M9.2 20.4v4.4" />
        <path className="mark-far" d="M27.4 20.4h-4.6l-5.2-10.2M22.8 20.4v4.4" />
      </g>
    </svg>
  );
}
