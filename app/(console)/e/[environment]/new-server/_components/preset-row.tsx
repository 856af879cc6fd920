'use client';
// Begins a new server from the kinds that most people want.

import { useWatch } from 'react-hook-form';
import { cn } from '@/lib/cn';
import { isPreset, type Preset, presets } from '@/lib/servers/preset-rules';
import type { ServerForm } from './new-server-form';

export function PresetRow({ form }: { form: ServerForm }) {
  const [Protocols, EndpointType, IdentityProviderType] = useWatch({
    control: form.control,
    name: ['Protocols', 'EndpointType', 'IdentityProviderType'],
  });
  const take = ({ choices }: Preset) => {
    const set = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
    form.setValue('Protocols', [...choices.Protocols], set);
    form.setValue('EndpointType', choices.EndpointType, set);
    form.setValue('IdentityProviderType', choices.IdentityProviderType, set);
    if (choices.Domain) form.setValue('Domain', choices.Domain, set);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">Begin with</legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {presets.map((preset) => {
          const chosen = isPreset(preset, { Protocols, EndpointType, IdentityProviderType });
          return (
            <button
              key={preset.name}
              type="button"
              aria-pressed={chosen}
              onClick={() => take(preset)}
              className={cn(
                'rounded-md border px-3 py-2 text-left hover:border-line-strong',
                chosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
              )}
            >
              <span className="block font-medium">{preset.name}</span>
              <span className="block text-table text-muted">{preset.help}</span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
