import type { Attempt, Code, Construct, Effects, State } from 'micromark-util-types';

/** Goes on with the state as if the character were another. */
type See = (as: Code) => State | undefined;

/**
 * A construct that takes some characters for others: where it begins and ends changes, what it consumes stays as written.
 * @param begin called for each attempt; gives what answers each character, which may look ahead with `effects.check` before it answers
 */
export function disguised(
  construct: Construct,
  begin: (effects: Effects) => (code: Code, see: See) => State | undefined,
  seesBefore: (code: Code) => Code = (code) => code,
): Construct {
  return {
    ...construct,
    ...(construct.previous && {
      previous(code) {
        return construct.previous?.call(this, seesBefore(code)) === true;
      },
    }),
    tokenize(effects, ok, nok) {
      let real: Code = null;
      let over = false;
      const answer = begin(effects);
      const seeing = (state: State | undefined): State | undefined =>
        state === undefined || over
          ? state
          : (code) => {
              real = code;
              return answer(code, (as) => seeing(state(as)));
            };
      const leave =
        (state: State): State =>
        () => {
          over = true;
          return state(real);
        };
      const context =
        seesBefore(this.previous) === this.previous
          ? this
          : Object.assign(Object.create(this) as typeof this, { previous: seesBefore(this.previous) });
      // Parts of the construct are tried with the same eyes; what tries them is told the real character.
      const part = (one: Construct): Construct => ({
        ...one,
        tokenize: (_, yes, no) =>
          one.tokenize.call(
            context,
            own,
            () => yes(real),
            () => no(real),
          ),
      });
      const within =
        (hook: Attempt): Attempt =>
        (constructs, then, otherwise) =>
          hook(isConstruct(constructs) ? part(constructs) : constructs, then, otherwise);
      const own: Effects = {
        ...effects,
        consume: () => effects.consume(real),
        attempt: within(effects.attempt),
        check: within(effects.check),
      };
      return seeing(construct.tokenize.call(context, own, leave(ok), leave(nok))) ?? nok;
    },
  };
}

const isConstruct = (constructs: Parameters<Attempt>[0]): constructs is Construct =>
  typeof (constructs as Partial<Construct>).tokenize === 'function';
