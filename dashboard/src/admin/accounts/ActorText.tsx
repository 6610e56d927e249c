import { useLanguage } from '../i18n/use-t.js';
import { sentencesOf } from '../i18n/spoken.js';
import { PersonText } from '../shown/People.js';
import type { HandActor } from './hands.js';

/** How an actor is called in a line of text. */
export function useActorName(): (actor: HandActor) => string {
  const language = useLanguage();
  const { words } = sentencesOf(language);
  return ({ kind, person, name }) => {
    if (kind === 'ACCOUNT') return person?.displayName ?? words.erased;
    if (kind === 'SERVICE') return words.service.replace('{name}', name ?? '');
    switch (name) {
      case 'COMMAND_LINE':
      case 'DEMO':
      case 'STRANGER':
        return words[name];
      default:
        return words.REACTOR;
    }
  };
}

/** Who did something: a person leads to their page. */
export function ActorText({ actor }: { readonly actor: HandActor }) {
  const nameOf = useActorName();
  return actor.person ? <PersonText person={actor.person} /> : <>{nameOf(actor)}</>;
}
