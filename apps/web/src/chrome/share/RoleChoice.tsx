import { OPEN_ROLES, type OpenRole } from '@drawbridge/protocol';
import { useId } from 'react';

interface RoleChoiceProps {
  readonly label: string;
  /** Absent until it is known. */
  readonly role: OpenRole | undefined;
  readonly words: Readonly<Record<OpenRole, string>>;
  readonly onChoose: (role: OpenRole) => void;
}

/** What the plain address of the board gives to some people. */
export function RoleChoice({ label, role, words, onChoose }: RoleChoiceProps) {
  const id = useId();
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field"
        disabled={role === undefined}
        value={role}
        onChange={({ target }) => onChoose(target.value as OpenRole)}
      >
        {OPEN_ROLES.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
    </>
  );
}
