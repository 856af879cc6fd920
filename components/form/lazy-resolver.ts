/**
 * A react-hook-form resolver whose zod schema is fetched when the form is first validated, or on `preload`.
 * Usage: `useForm({ resolver: lazyZodResolver(() => import('@/lib/users/schema').then((m) => m.createUserForm)) })`, at module scope.
 */
import type { FieldValues, Resolver } from 'react-hook-form';
import type { ZodType } from 'zod';

export function lazyZodResolver<Values extends FieldValues, Output>(
  load: () => Promise<ZodType<Output, Values>>,
): Resolver<Values, unknown, Output> {
  let resolver: Promise<Resolver<Values, unknown, Output>> | undefined;
  const prepare = () => {
    resolver ??= Promise.all([import('@hookform/resolvers/zod'), load()]).then(([{ zodResolver }, schema]) =>
      zodResolver<Values, unknown, Output>(schema as never),
    );
    // A failed download must not stay remembered.
    resolver.catch(() => {
      resolver = undefined;
    });
    return resolver;
  };
  return async (values, context, options) => (await prepare())(values, context, options);
}
