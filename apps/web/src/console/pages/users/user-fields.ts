import { UNIT_ROLE, type UserChange } from '@lcc/contract';
import type { Suggestion } from '../../parts/field.js';
import type { FieldSpec } from '../../parts/schema-form.js';
import type { Text } from '../../preferences.js';
import { ROLE_WORDS, ROLES, rightsInWords } from '../../words/roles.js';

/** The fields an administrator decides, for a new account and a known one. */
export function userFields(say: (text: Text) => string, units: readonly Suggestion[]): FieldSpec<UserChange>[] {
  return [
    {
      name: 'name',
      label: { id: 'Nama', en: 'Name' },
      help: { id: 'Seperti akan tampil di jejak audit dan tugas.', en: 'As it will show in the audit trail and on tasks.' },
    },
    {
      name: 'role',
      control: 'select',
      label: { id: 'Peran', en: 'Role' },
      options: ROLES.map((role) => ({ value: role, label: say(ROLE_WORDS[role].title) })),
      help: ({ role }) => helpOf(role),
    },
    {
      name: 'unit',
      label: { id: 'Unit', en: 'Unit' },
      nullable: true,
      when: ({ role }) => role === UNIT_ROLE,
      options: units,
      help: {
        id: 'Kode OPD, misalnya 1.03.0.00.0.00.03.0000. Hanya unit ini dan bawahannya yang terlihat olehnya.',
        en: 'Code of the unit, e.g. 1.03.0.00.0.00.03.0000. Only this one and those below it will be visible.',
      },
    },
    {
      name: 'ssoSubject',
      label: { id: 'Identitas masuk tunggal', en: 'Single sign-on identity' },
      nullable: true,
      help: { id: 'Kosongkan bila masuk dengan sandi saja.', en: 'Leave empty to sign in by password only.' },
    },
  ];
}

function helpOf(role: UserChange['role']): Text {
  const rights = rightsInWords(role);
  const list = (language: keyof Text): string => rights.map((right) => right[language]).join('; ');
  return { id: `Boleh: ${list('id')}.`, en: `May: ${list('en')}.` };
}
