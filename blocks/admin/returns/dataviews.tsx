// First: DataViews asks for some of its words while it loads.
import './list-language.ts';
import { DataViews, type DataViewsProps } from '@wordpress/dataviews/wp';
import type { ListItem } from '../../../bridge/contract/staff.ts';

/** A module of its own, so that 385 kB (gzipped) are fetched only where a list is shown. */
export default function ReturnsDataViews(props: DataViewsProps<ListItem>) {
  return <DataViews {...props} />;
}
