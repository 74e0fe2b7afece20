import CSQLite

extension Database {
    /// From how many pages of the write-ahead log on it is brought into the database: SQLite's own measure.
    static let checkpointPages: Int32 = 1_000

    /// From now on a commit leaves the write-ahead log as it is, and `checkpoint` brings it into the database: whoever waits
    /// for the commit need not wait for that.
    ///
    /// A log four times as long as usual is brought in by the commit all the same.
    package func checkpointApart() {
        let this = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            handle,
            { context, handle, _, pages in
                guard let context else { return SQLITE_OK }
                let database = Unmanaged<Database>.fromOpaque(context).takeUnretainedValue()
                database.logPages = pages
                if pages >= 4 * Database.checkpointPages { database.checkpoint() }
                return SQLITE_OK
            }, this)
    }

    /// Brings the write-ahead log into the database if it is long. What fails, as on a full disk, is tried again the next time.
    package func checkpoint() {
        guard logPages >= Self.checkpointPages else { return }
        logPages = 0
        sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }
}
