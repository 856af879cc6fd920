'use client';
// The role in each environment, where it is another than the base role.

import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { SelectField } from '@/components/form/select-field';
import { limitedRoles } from '@/lib/permissions';
import type { EnvironmentName, RoleValues } from './environment-roles';

export function EnvironmentRolesField<Values extends FieldValues, Output>({
  form,
  environments,
}: {
  form: UseFormReturn<Values, unknown, Output>;
  environments: readonly EnvironmentName[];
}) {
  const roleForm = form as unknown as UseFormReturn<RoleValues>;
  const role = useWatch({ control: roleForm.control, name: 'role' });
  if (environments.length < 2) return null;
  if (role === 'admin') return <p className="text-muted">An administrator is one in every environment.</p>;
  const options = [
    { value: '', label: `As above: ${role}` },
    ...limitedRoles.map((name) => ({ value: name, label: name })),
    { value: 'none', label: 'No access' },
  ];
  return (
    <fieldset>
      <legend className="mb-1 font-medium">In each environment</legend>
      <p className="mb-3 text-table text-muted">
        Without access an environment is as good as not there: it shows nowhere.
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {environments.map(({ id, label }) => (
          <SelectField
            key={id}
            form={roleForm}
            name={`environmentRoles.${id}` as FieldPath<RoleValues>}
            label={label}
            options={options}
          />
        ))}
      </div>
    </fieldset>
  );
}
