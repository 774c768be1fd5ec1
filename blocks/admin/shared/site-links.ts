import { createContext, useContext } from 'react';

export interface Links {
  /** WooCommerce's own page of an order. */
  order(orderId: number): string;
}

/** WooCommerce leads `post.php` on to its own order page where orders have their own tables. */
const ORDER_PAGE = 'post.php?post={id}&action=edit';

export function siteLinks(data: Readonly<Record<string, string | undefined>>): Links {
  const template = data['orderUrl'] ?? ORDER_PAGE;
  return { order: (orderId) => template.replace('{id}', String(orderId)) };
}

export const SiteLinks = createContext<Links>(siteLinks({}));

export function useSiteLinks(): Links {
  return useContext(SiteLinks);
}

/** Queries of our own pages below wp-admin/admin.php. */
export const pages = {
  returns: '?page=boomerang-returns',
  oneReturn: (id: string) => `?page=boomerang-returns&return=${encodeURIComponent(id)}`,
  policy: '?page=boomerang-policy',
  connection: '?page=boomerang-connection',
} as const;
