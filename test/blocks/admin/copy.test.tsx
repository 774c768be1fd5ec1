// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeNetwork, refuse } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';

everyTestAnew();

const COPY = refuse(401, 'signature_refused', { params: { reason: 'site', paired: 'https://shop.example' } });
const WHAT = /This site is a copy of https:\/\/shop\.example, and returns are handled there/;
const routes = {
  'GET /admin/returns': [COPY],
  'GET /admin/health': [COPY],
  'GET /admin/report': [COPY],
  'GET /policy': [COPY],
  'GET /admin/connection': [COPY],
};

describe('On a copy of the site', () => {
  it.each(['returns', 'report', 'policy'] as const)(
    'the screen of %s says what that means and what to do',
    async (name) => {
      fakeNetwork(routes);
      open(name, `?page=boomerang-${name}`);
      const [notice] = await screen.findAllByText(WHAT);
      expect(notice?.textContent).toContain('no money moves, no label is bought and no e-mail is sent');
      expect(notice?.textContent).toContain('connect it to a bridge of its own');
      expect((await screen.findAllByRole('link', { name: 'Check the connection' })).length).toBeGreaterThan(0);
    },
  );

  it('the test of the connection says so, instead of blaming the secret', async () => {
    fakeNetwork(routes);
    const connection = {
      ...{ site: 'https://staging.example', bridgeUrl: 'http://127.0.0.1:8787', bridgeUrlFromConstant: false },
      ...{ secretSet: true, secretTooShort: false, secretFromConstant: false, previousSecretSet: false },
      pluginVersion: '0.1.0',
      restRoot: 'https://shop.example/wp-json/boomerang/v1/',
    };
    const { user } = open('connection', '?page=boomerang-connection', { connection: JSON.stringify(connection) });
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect((await screen.findAllByText(WHAT)).length).toBeGreaterThan(0);
    expect(screen.queryByText(/The two secrets differ/)).toBeNull();
  });
});
