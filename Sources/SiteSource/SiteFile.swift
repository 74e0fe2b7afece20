package import Diagnostics
import Forms
import Foundation
import Glibc

/// Reads files of a site, and nothing else, wherever links lead.
package enum SiteFile {
    /// The bytes of a file.
    /// - Parameters:
    ///   - path: where it is, which is also how messages call it.
    ///   - folder: the folder that must hold the file, whatever links say; nil for any.
    ///   - limit: in bytes.
    ///   - key: which of site.yaml's `limits` raises it; nil for none.
    static func bytes(
        of path: String, within folder: String?, atMost limit: Int, raisedBy key: String? = nil
    ) throws(Diagnostic) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        // Nearly all are plain files that no link leads to; what else there may be is looked at more closely.
        let isPlain = isPlain(descriptor) && folder.map { isBelow($0, path) } ?? true
        if !isPlain { try checkKind(of: path, within: folder) }
        guard let bytes = isPlain ? read(descriptor, atMost: limit + 1) : readBehindLinks(path, atMost: limit + 1)
        else {
            throw Diagnostic("The file cannot be read. Allow this user to read it.", file: path)
        }
        guard bytes.count <= limit else {
            let remedy = key.map { ", or raise “\($0)” in the “limits” of site.yaml" } ?? ""
            throw Diagnostic(
                "The file is larger than \(FileSize.exact(limit)), which is more than Docket reads. Make it smaller\(remedy).",
                file: path)
        }
        return bytes
    }

    /// What is left of an open file, or its first bytes.
    /// - Returns: nil where it cannot be read.
    package static func read(_ descriptor: Int32, atMost limit: Int = .max) -> [UInt8]? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        var content: [UInt8] = []
        // One more than the file has, so that its end is seen without a second array.
        var room = max(0, min(Int(status.st_size), limit - 1)) + 1
        while true {
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, length in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                length = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return content }
            content = content.isEmpty ? part : content + part
            if content.count >= limit { return content }
            room = min(max(room - count, 4_096), limit - content.count)
        }
    }

    private static func readBehindLinks(_ path: String, atMost limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return read(descriptor, atMost: limit)
    }

    private static func isPlain(_ descriptor: Int32) -> Bool {
        var status = stat()
        return descriptor >= 0 && fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether a path leads from a folder downwards, without a link.
    private static func isBelow(_ folder: String, _ path: String) -> Bool {
        path.hasPrefix(folder.withSlashAtEnd) && !hasLink(path, below: folder)
    }

    /// The bytes of a file and when it was changed last, in seconds since 1970; else as `bytes(of:within:atMost:)`.
    ///
    /// A plain file, which nearly all are, is known as such by opening it, and only it has a stamp; the caller has checked
    /// its folder by `checkFolder`, once for all of them.
    package static func content(
        of path: String, within folder: String, atMost limit: Int, raisedBy key: String? = nil
    ) throws(Diagnostic) -> (bytes: [UInt8], modified: Int, stamp: FileStamp?) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            Int(status.st_size) <= limit
        else {
            let bytes = try bytes(of: path, within: folder, atMost: limit, raisedBy: key)
            stat(path, &status)
            return (bytes, status.st_mtim.tv_sec, nil)
        }
        let bytes = read(descriptor, atMost: Int(status.st_size)) ?? []
        return (bytes, status.st_mtim.tv_sec, bytes.count == Int(status.st_size) ? FileStamp(status) : nil)
    }

    /// Refuses a folder that a link brings into the site from elsewhere, on the way to it or itself.
    /// - Parameter isParentPlain: whether no link leads to the folder that it is in, as is known already.
    /// - Returns: whether no link leads to it.
    @discardableResult
    package static func checkFolder(
        _ path: String, within folder: String, isParentPlain: Bool = false
    ) throws(Diagnostic) -> Bool {
        func real(_ path: String) -> String? {
            realpath(path, nil).map { real in
                defer { free(real) }
                return String(cString: real)
            }
        }
        // Nearly all are reached without a link, which is quicker to see than where a path ends.
        if isParentPlain ? !isLink(path) : isBelow(folder, path) { return true }
        // A folder that is not there holds nothing that could be read.
        guard let place = real(path), let root = real(folder) else { return false }
        guard place == root || place.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
            throw Diagnostic(
                "This folder is behind a link to a place outside of the site’s folder. Put the folder here instead.",
                file: path)
        }
        return false
    }

    /// Whether a path leads elsewhere, or nowhere.
    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether one of a path's folders, or what it leads to, is a link, from a folder on, which may be one.
    private static func hasLink(_ path: String, below folder: String) -> Bool {
        var part = path[...]
        while part.utf8.count > folder.utf8.count {
            var status = stat()
            guard part.hasSuffix("/..") == false, lstat(String(part), &status) == 0,
                status.st_mode & S_IFMT != S_IFLNK, let slash = part.lastIndex(of: "/")
            else { return true }
            part = part[..<slash]
        }
        return false
    }

    /// Opening a pipe would wait for ever, and a link out of the site would show on a page what is not the site's.
    private static func checkKind(of path: String, within folder: String?) throws(Diagnostic) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType else {
            throw Diagnostic(
                "There is no such file, or this user may not read it.", file: path)
        }
        switch type {
        case .typeRegular: break
        case .typeDirectory: throw Diagnostic("This is a folder, and a file must stand here.", file: path)
        case .typeSymbolicLink:
            throw Diagnostic("This is a link to a file that is not there. Put the file here instead.", file: path)
        default: throw Diagnostic("This is a pipe or a device, and a file must stand here.", file: path)
        }
        if let folder {
            let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
            guard target.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
                let isLink = URL(fileURLWithPath: path).standardizedFileURL.path
                    .hasPrefix(URL(fileURLWithPath: folder).standardizedFileURL.path)
                throw Diagnostic(
                    isLink
                        ? "This is a link to a place outside of the site’s folder. Put the file here instead."
                        : "This is outside of the site’s folder. Put the file into the folder.", file: path)
            }
        }
    }
}
