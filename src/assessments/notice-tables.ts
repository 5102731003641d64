// On which day a provider's team was told what lapses, so that nobody is told twice.
import { date, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { providers } from '#providers/tables.ts';

export const lapseNotices = pgTable('lapse_notices', { providerId: uuid('provider_id').notNull().references(() => providers.id), onDay: date('on_day').notNull() }, (t) => [primaryKey({ name: 'lapse_notices_key', columns: [t.providerId, t.onDay] })]);
