import Glibc
import Tickets

/// How many bytes there are is kept in `attachments/usage`, whose lock everybody holds who adds a file or removes one: neither
/// a limit nor a sweep has to look at all files then.
extension FileUploadStore {
    /// In bytes.
    func usage() throws(TicketStoreError) -> Int {
        try withUsage { usage throws(TicketStoreError) in usage }
    }

    /// Does something while nobody else adds or removes files.
    /// - Parameter body: gets the number of bytes and leaves the new one; where it throws, nothing is written.
    func withUsage<Result>(
        _ body: (inout Int) throws(TicketStoreError) -> Result
    ) throws(TicketStoreError) -> Result {
        let descriptor = Glibc.open("\(folder)/usage", O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        fchmod(descriptor, 0o660)
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EINTR || errno == EWOULDBLOCK else { throw failure(errno) }
            // As long as for the database; whoever holds it has as much to do as renaming a file.
            guard waited < 5_000 else {
                throw TicketStoreError(
                    .busy,
                    "\(folder)/usage is locked by another program. Try again; if it stays so, look for a program that has it open."
                )
            }
            usleep(5_000)
            waited += 5
        }
        let before = Self.number(in: descriptor)
        var usage = before ?? countedUsage()
        let result = try body(&usage)
        if usage != before {
            let text = Array("\(usage)\n".utf8)
            // Whatever stands there after a failure is no number, or an old one: the next full sweep counts anew.
            if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
        }
        return result
    }

    /// The bytes of all files, one by one.
    func countedUsage() -> Int {
        FileUploadStore.names(in: folder).filter { $0.utf8.count == 2 }.reduce(0) { sum, part in
            FileUploadStore.names(in: "\(folder)/\(part)").reduce(sum) { sum, name in
                var status = stat()
                return stat("\(folder)/\(part)/\(name)", &status) == 0 ? sum + Int(status.st_size) : sum
            }
        }
    }

    /// The number that a file holds in decimal with a line end; nil for any other content.
    private static func number(in descriptor: Int32) -> Int? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, 32, 0))
        }
        guard bytes.last == UInt8(ascii: "\n") else { return nil }
        return Int(String(decoding: bytes.dropLast(), as: UTF8.self)).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The names in a folder without those that begin with a dot; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
