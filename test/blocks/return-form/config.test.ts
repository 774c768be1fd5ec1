// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageAddress, readConfig } from '../../../blocks/return-form/config.ts';

function wrapper(attributes: string): HTMLElement {
  document.body.innerHTML = `<div data-boomerang-return-form ${attributes}></div>`;
  return document.body.firstElementChild as HTMLElement;
}

describe('What PHP says to the form', () => {
  it('is read for a signed-in customer', () => {
    const place = wrapper(
      'data-rest-root="https://shop.example/?rest_route=/boomerang/v1/" data-locale="de-DE" data-title="Tom &amp; Co" data-intro="" data-email="a@b.de" data-nonce="n1"',
    );
    expect(readConfig(place)).toEqual({
      root: 'https://shop.example/?rest_route=/boomerang/v1/',
      locale: 'de_DE',
      title: 'Tom & Co',
      intro: '',
      email: 'a@b.de',
      nonce: 'n1',
      withdrawal: false,
    });
  });

  it('needs neither address nor nonce for a guest', () => {
    const guest = 'data-rest-root="/wp-json/boomerang/v1/" data-locale="en-US" data-withdrawal="yes"';
    expect(readConfig(wrapper(guest))).toMatchObject({
      withdrawal: true,
      email: '',
      nonce: null,
      locale: 'en_US',
    });
  });
});

describe('The address that e-mails link back to', () => {
  it.each([
    ['/returns/?utm_source=mail#return=secret', '/returns/'],
    ['/?page_id=12&boomerang-withdrawal', '/?page_id=12'],
  ])('of %s is %s', (visited, address) => {
    window.history.replaceState(null, '', visited);
    expect(pageAddress()).toBe(window.location.origin + address);
  });
});
