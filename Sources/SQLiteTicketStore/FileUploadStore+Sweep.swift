import Glibc
package import Tickets

extension FileUploadStore {
    /// Removes what has lain for 25 hours: files that did not come to their end, and those that no ticket names.
    ///
    /// Every file is looked at, and all bytes are counted anew. A failure ends it and changes nothing else.
    package func sweep(at now: Timestamp = .now) {
        sweepIncoming(at: now)
        sweep(Self.names(in: folder).filter { $0.utf8.count == 2 }, at: now)
        guard access(folder, W_OK) == 0 else { return }
        try? withUsage { usage throws(TicketStoreError) in usage = countedUsage() }
    }

    /// Sweeps a 24th part of the files, where nobody did so within the last hour.
    ///
    /// Where the last time is longer ago than files stay, the clock may just have been set, and what came a moment ago
    /// look old: then only the time is noted.
    func sweepWhereDue(at now: Timestamp = .now) {
        let marker = "\(folder)/swept"
        let seconds = Int(now.milliseconds / 1_000)
        var status = stat()
        let age = stat(marker, &status) == 0 ? abs(seconds - status.st_mtim.tv_sec) : nil
        if let age, age < Self.sweepInterval { return }
        let descriptor = Glibc.open(marker, O_WRONLY | O_CREAT | O_CLOEXEC, 0o660)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Another process that sweeps at this moment is enough.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
        // Written and not only touched: the group may write a file, and only its owner may set its time.
        guard pwrite(descriptor, "\n", 1, 0) == 1 else { return }
        fchmod(descriptor, 0o660)
        if let age, age > Self.graceTime - Self.sweepInterval { return }
        sweepIncoming(at: now)
        let part = seconds / Self.sweepInterval % Self.sweepParts
        sweep(
            Self.names(in: folder).filter { name in
                name.utf8.count == 2 && Int(name, radix: 16).map { $0 % Self.sweepParts == part } == true
            }, at: now)
    }

    private func sweepIncoming(at now: Timestamp) {
        for name in Self.names(in: "\(folder)/incoming") {
            let path = "\(folder)/incoming/\(name)"
            if isOld(path, at: now) { unlink(path) }
        }
    }

    private func sweep(_ parts: [String], at now: Timestamp) {
        let old = parts.flatMap { part in
            Self.names(in: "\(folder)/\(part)").filter { isOld("\(folder)/\(part)/\($0)", at: now) }
        }
        guard !old.isEmpty, let store = try? SQLiteTicketStore(home: home) else { return }
        for name in old {
            let path = "\(folder)/\(name.prefix(2))/\(name)"
            do throws(TicketStoreError) {
                // While the lock is held nobody sends the same file again: it is old still, or not to be touched.
                try withUsage { usage throws(TicketStoreError) in
                    var status = stat()
                    guard isOld(path, at: now), try !store.hasAttachment(sha256: name), stat(path, &status) == 0,
                        unlink(path) == 0
                    else { return }
                    usage = max(0, usage - Int(status.st_size))
                }
            } catch {
                return
            }
        }
    }

    private func isOld(_ path: String, at now: Timestamp) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
            && Int(now.milliseconds / 1_000) - status.st_mtim.tv_sec > Self.graceTime
    }
}
