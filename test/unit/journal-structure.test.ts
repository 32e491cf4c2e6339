// A start knows the structure of its own store by a digest: it is that of the migrations, and one more trigger is another one.
import { expect, test } from 'vitest';
import { connect } from '../../main/journal/connection.ts';
import { migrate } from '../../main/journal/migrations/migrate.ts';
import { newestStructure, schemaFault, structureDigest } from '../../main/journal/schema.ts';

test('the digest that a start compares with is that of the newest version: a new migration renews it', () => {
  const database = connect(':memory:', null);
  try {
    migrate(database);
    expect(structureDigest(database)).toBe(newestStructure);
    expect(schemaFault(database, null)).toBeNull();
    database.exec('CREATE TRIGGER a AFTER INSERT ON event BEGIN SELECT 1; END');
    expect(structureDigest(database)).not.toBe(newestStructure);
    expect(schemaFault(database, null)).toBe('its structure: trigger a was put in');
  } finally {
    database.close();
  }
});
