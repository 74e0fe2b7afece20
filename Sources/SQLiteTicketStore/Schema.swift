import SQLite

/// The tables, as a list of migrations: the database's `user_version` says how many of them it has had.
enum Schema {
    /// Each is run once, in order, within a transaction. One that has been released is never changed.
    static let migrations = [
        """
        CREATE TABLE tickets (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            token TEXT NOT NULL UNIQUE,
            team TEXT NOT NULL,
            channel TEXT NOT NULL,
            stage TEXT NOT NULL,
            priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),
            created_at INTEGER NOT NULL, -- milliseconds since 1970 in UTC, as all times here
            closed_at INTEGER
        ) STRICT;
        CREATE INDEX open_tickets ON tickets (priority DESC, created_at, number) WHERE closed_at IS NULL;
        CREATE TABLE answers (
            ticket INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE,
            position INTEGER NOT NULL,
            attribute TEXT NOT NULL, -- 'custom' for a field of the form's own
            name TEXT NOT NULL,
            label TEXT NOT NULL,
            value TEXT NOT NULL,
            is_constant INTEGER NOT NULL CHECK (is_constant IN (0, 1)), -- given by the schema, not by the customer
            PRIMARY KEY (ticket, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE tags (
            ticket INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE,
            position INTEGER NOT NULL,
            label TEXT NOT NULL,
            PRIMARY KEY (ticket, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE history (
            id INTEGER PRIMARY KEY,
            ticket INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            event TEXT NOT NULL,
            old_value TEXT,
            new_value TEXT
        ) STRICT;
        CREATE INDEX history_of_ticket ON history (ticket, id);
        """,
        """
        ALTER TABLE tickets ADD COLUMN is_quarantined INTEGER NOT NULL DEFAULT 0 CHECK (is_quarantined IN (0, 1));
        DROP INDEX open_tickets;
        CREATE INDEX open_tickets ON tickets (priority DESC, created_at, number)
            WHERE closed_at IS NULL AND is_quarantined = 0;
        CREATE INDEX quarantine ON tickets (priority DESC, created_at, number) WHERE is_quarantined = 1;
        CREATE TABLE suspicions (
            ticket INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE,
            reason TEXT NOT NULL,
            PRIMARY KEY (ticket, reason)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE attachments (
            ticket INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE,
            position INTEGER NOT NULL,
            field TEXT NOT NULL,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            sha256 TEXT NOT NULL, -- the file below the folder attachments
            size INTEGER NOT NULL,
            PRIMARY KEY (ticket, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attachments_of_file ON attachments (sha256);
        CREATE TABLE once ( -- what was sent, so that the same again gives the same ticket
            key BLOB PRIMARY KEY,
            ticket INTEGER NOT NULL REFERENCES tickets ON DELETE CASCADE,
            at INTEGER NOT NULL,
            expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX once_expires ON once (expires);
        CREATE INDEX once_of_ticket ON once (ticket);
        CREATE TABLE counters ( -- how far ahead of its rate somebody is
            key BLOB PRIMARY KEY,
            empty_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX counters_empty ON counters (empty_at);
        CREATE TABLE challenges ( -- proofs of work that have been used
            hash BLOB PRIMARY KEY,
            expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX challenges_expire ON challenges (expires);
        CREATE TABLE sender_keys ( -- the keys of the hashes by which senders are counted, each for a day
            day INTEGER PRIMARY KEY, -- counted from 1970-01-01 in UTC
            key BLOB NOT NULL
        ) STRICT;
        """,
        """
        -- A list has a line for each of its answers.
        ALTER TABLE answers ADD COLUMN is_list INTEGER NOT NULL DEFAULT 0 CHECK (is_list IN (0, 1));
        ALTER TABLE tickets ADD COLUMN language TEXT; -- of the page that it came from (BCP 47)
        """,
        """
        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY,
            team TEXT NOT NULL,
            article TEXT NOT NULL, -- below the team's articles, such as billing/refund
            language TEXT NOT NULL,
            at INTEGER NOT NULL,
            is_helpful INTEGER NOT NULL CHECK (is_helpful IN (0, 1)),
            comment TEXT,
            suspicions TEXT NOT NULL, -- reasons with spaces between them; none for what counts
            sender BLOB -- a hash by a day's key, for a day
        ) STRICT;
        CREATE INDEX feedback_of_sender ON feedback (sender, at) WHERE sender IS NOT NULL;
        """,
        """
        -- The number of what was erased is not given to the next that comes: whoever erases twice erases nothing else.
        ALTER TABLE feedback RENAME TO feedback_before;
        DROP INDEX feedback_of_sender;
        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            team TEXT NOT NULL,
            article TEXT NOT NULL, -- below the team's articles, such as billing/refund
            language TEXT NOT NULL,
            at INTEGER NOT NULL,
            is_helpful INTEGER NOT NULL CHECK (is_helpful IN (0, 1)),
            comment TEXT,
            suspicions TEXT NOT NULL, -- reasons with spaces between them; none for what counts
            sender BLOB -- a hash by a day's key, for a day
        ) STRICT;
        INSERT INTO feedback SELECT id, team, article, language, at, is_helpful, comment, suspicions, sender
        FROM feedback_before;
        DROP TABLE feedback_before;
        CREATE INDEX feedback_of_sender ON feedback (sender, at) WHERE sender IS NOT NULL;
        """,
    ]

    /// Brings a database to this version's tables.
    static func migrate(_ database: Database) throws(SQLiteError) {
        guard try version(of: database) < migrations.count else { return }
        try database.transaction { () throws(SQLiteError) in
            // Another process may have migrated while this one waited for the lock.
            let current = try version(of: database)
            guard current < migrations.count else { return }
            for migration in migrations.dropFirst(current) { try database.execute(migration) }
            try database.execute("PRAGMA user_version = \(migrations.count)")
        }
    }

    /// Whether nothing is left to migrate. One of a newer version is an error, and is left untouched.
    static func isCurrent(_ database: Database) throws(SQLiteError) -> Bool {
        try version(of: database) == migrations.count
    }

    /// How many migrations the database has had. One of a newer version is an error, and is left untouched.
    @discardableResult
    static func version(of database: Database) throws(SQLiteError) -> Int {
        let version = try database.query("PRAGMA user_version") { Int($0.integer(0)) }.first ?? 0
        guard version >= 0 else { throw SQLiteError(code: SQLiteError.corrupt, message: "user_version is negative") }
        guard version <= migrations.count else {
            throw SQLiteError(code: SQLiteTicketStore.newerVersion, message: "user_version is \(version)")
        }
        return version
    }
}
