import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import metadata from './block.json';
import { Edit } from './edit.tsx';
import type { Attributes } from './edit.tsx';
import './editor.scss';
import './style.scss';

// The page's markup comes from PHP: it carries what only the server knows.
registerBlockType<Attributes>(metadata as unknown as BlockConfiguration<Attributes>, { edit: Edit, save: () => null });
