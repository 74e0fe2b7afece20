/// Where the files of tickets are kept, by their SHA-256, so that the same file is there once.
package protocol UploadStore: Sendable {
    /// Begins a file that is about to come.
    /// - Parameter limit: how many bytes all files of the store may have together; nil for any number.
    func begin(within limit: Int?) throws(TicketStoreError) -> any Upload

    /// Opens a file to be read; nil when there is none.
    func open(_ file: StoredFile) throws(TicketStoreError) -> (any OpenedFile)?
}

/// A file that is coming in. When it is let go before `finish`, nothing of it stays.
package protocol Upload: AnyObject, Sendable {
    /// Adds the next bytes.
    func write(_ bytes: ArraySlice<UInt8>) throws(TicketStoreError)

    /// Ends the file, durably: it returns only after the file would survive a power cut.
    func finish() throws(TicketStoreError) -> StoredFile
}

/// A file that is open for reading; it is closed when it is let go.
package protocol OpenedFile: AnyObject, Sendable {
    /// In bytes.
    var size: Int { get }

    /// The next bytes, at most `limit`; empty at the end.
    func read(atMost limit: Int) throws(TicketStoreError) -> [UInt8]
}
