import { __ } from '@wordpress/i18n';
import { findingWords } from '../health/finding-words.ts';
import { useHealth } from '../health/use-health.ts';
import { Card } from '../shared/card.tsx';
import { pages } from '../shared/site-links.ts';

/** On the list only when something is wrong. That the bridge itself is silent is said by the list. */
export function HealthCard() {
  const { health, error } = useHealth();
  const wrong = health?.findings.filter(({ severity }) => severity !== 'info') ?? [];
  if (error !== null || wrong.length === 0) return null;
  return (
    <Card
      title={__('Boomerang needs a look', 'boomerang-returns')}
      className={`boomerang-trouble ${wrong[0]?.severity === 'bad' ? 'is-bad' : ''}`}
    >
      <ul className="boomerang-findings">
        {wrong.map((one) => {
          const { title, link } = findingWords(one);
          return (
            <li key={`${one.code} ${JSON.stringify(one.params)}`}>
              {title} {link && <a href={link.url}>{link.label}</a>}
            </li>
          );
        })}
      </ul>
      <a href={pages.health}>{__('What to do about it', 'boomerang-returns')}</a>
    </Card>
  );
}
