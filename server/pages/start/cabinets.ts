import type { Role } from '../wire.ts';

/** Where the cabinet of a role opens. */
export const cabinetOf = (role: Role | 'none'): string =>
  ({ imc: '/imc', department: '/department', admin: '/admin', school: '/school', system: '/', none: '/' })[role];

/** What roles are called. */
export const ROLES: Readonly<Record<Role, string>> = {
  imc: 'ИМЦ',
  department: 'Управление образования',
  admin: 'Администратор',
  school: 'Школа',
  system: 'Система',
};
