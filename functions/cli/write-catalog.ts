/** `npm run catalog`: writes `domain/rules/CATALOG.md` from the rules and the data. */

import { writeFileSync } from 'node:fs';
import { catalogMarkdown } from '../../domain/catalog-page/catalog-markdown.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { localRelease } from '../adapters/local-release.ts';

writeFileSync(new URL('../../domain/rules/CATALOG.md', import.meta.url), catalogMarkdown(localRelease(), catalog));
