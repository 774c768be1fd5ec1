import { createContext, useContext } from 'react';

export interface Links {
  /** WordPress locales that the site speaks, its own first. */
  locales: readonly string[];
  /** WooCommerce's own page of an order. */
  order(orderId: number): string;
  /** WooCommerce's own page of a coupon. */
  coupon(couponId: number): string;
  /** Where Shippo reports what its carriers say. */
  shippoHook(token: string): string;
}

/** WooCommerce leads `post.php` on to its own order page where orders have their own tables. */
const ORDER_PAGE = 'post.php?post={id}&action=edit';

export function siteLinks(data: Readonly<Record<string, string | undefined>>): Links {
  const template = data['orderUrl'] ?? ORDER_PAGE;
  const hook = `${data['restRoot'] ?? '/wp-json/boomerang/v1/'}hooks/shippo`;
  return {
    locales: (data['locales'] || 'en_US').split(','),
    order: (orderId) => template.replace('{id}', String(orderId)),
    coupon: (couponId) => `post.php?post=${couponId}&action=edit`,
    // With plain permalinks the path itself stands in the query.
    shippoHook: (token) => `${hook}${hook.includes('?') ? '&' : '?'}token=${token}`,
  };
}

export const SiteLinks = createContext<Links>(siteLinks({}));

export function useSiteLinks(): Links {
  return useContext(SiteLinks);
}

/** Queries of our own pages below wp-admin/admin.php. */
export const pages = {
  returns: '?page=boomerang-returns',
  oneReturn: (id: string) => `?page=boomerang-returns&return=${encodeURIComponent(id)}`,
  changeReturn: (id: string) => `?page=boomerang-returns&return=${encodeURIComponent(id)}&view=change`,
  needAttention: '?page=boomerang-returns&attention=true',
  inDoubt: '?page=boomerang-returns&attention=in_doubt',
  newReturn: '?page=boomerang-returns&view=new',
  report: '?page=boomerang-report',
  health: '?page=boomerang-health',
  policy: '?page=boomerang-policy',
  policyVersion: (version: number) => `?page=boomerang-policy&version=${version}`,
  connection: '?page=boomerang-connection',
} as const;
