import Diagnostics
import Foundation
import Glibc

extension SiteFile {
    /// A file of the site that is written as a whole, behind whatever links lead to it.
    struct Target: Sendable {
        /// As messages call it.
        let name: String
        /// Where the file itself is.
        private let path: String

        /// - Parameter folder: the site's, which must hold the file.
        init(_ name: String, within folder: String) throws(PublishingError) {
            self.name = name
            let url = URL(fileURLWithPath: name)
            let parent = url.deletingLastPathComponent().resolvingSymlinksInPath()
            path = parent.appending(path: url.lastPathComponent).resolvingSymlinksInPath().path
            let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
            guard path.hasPrefix(root.withSlashAtEnd) else {
                throw PublishingError(
                    "\(name) is a link to a place outside of the site’s folder. Put the file there instead.")
            }
        }

        var exists: Bool { access(path, F_OK) == 0 }

        /// What the file holds; nil where it cannot be read.
        var bytes: [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }

        /// Puts a file with other bytes in the place of this one by one rename; its mode and owner stay.
        func write(_ bytes: [UInt8]) throws(PublishingError) {
            var status = stat()
            let isNew = stat(path, &status) != 0
            let folder = (path as NSString).deletingLastPathComponent
            var template = Array("\(folder)/.docket-XXXXXX".utf8CString)
            let descriptor = mkstemp(&template)
            guard descriptor >= 0 else { throw failure("cannot be changed") }
            let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            var isDone = false
            defer { if !isDone { unlink(temporary) } }
            let isWritten = Self.write(bytes, to: descriptor)
            if isNew {
                let mask = umask(0)
                umask(mask)
                fchmod(descriptor, 0o666 & ~mask)
            } else {
                // Only root can give a file to somebody else; a member of the group can keep the group.
                if fchown(descriptor, status.st_uid, status.st_gid) != 0 {
                    _ = fchown(descriptor, uid_t.max, status.st_gid)
                }
                fchmod(descriptor, status.st_mode & 0o7777)
            }
            let isOnDisk = isWritten && fsync(descriptor) == 0
            guard close(descriptor) == 0, isOnDisk, rename(temporary, path) == 0 else {
                throw failure("cannot be written")
            }
            isDone = true
        }

        func remove() throws(PublishingError) {
            guard unlink(path) == 0 else { throw failure("cannot be removed") }
        }

        private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }

        private func failure(_ what: String) -> PublishingError {
            PublishingError(
                "\(name) \(what). The system says: \(String(cString: strerror(errno))).", isInputOutput: true)
        }
    }
}
