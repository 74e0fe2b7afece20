/// How many files a field takes, how large and of which kinds (HTML §4.10.5.1.17).
package struct FileConstraints: Sendable, Hashable {
    /// 1 to 20.
    package var maxFiles: Int
    /// Of each file, in bytes.
    package var maxSize: Int
    /// As HTML's `accept` has them: `.pdf`, `image/png`, `image/*`; empty for any kind.
    package var accept: [String]

    /// Without parameters: one file of any kind, of at most 1 MB.
    package init(maxFiles: Int = 1, maxSize: Int = 1_000_000, accept: [String] = []) {
        self.maxFiles = maxFiles
        self.maxSize = maxSize
        self.accept = accept
    }

    /// Whether a file is of one of the kinds, by the end of its name or by its media type, whichever says so.
    package func accepts(_ file: ReceivedFile) -> Bool {
        guard !accept.isEmpty else { return true }
        let name = file.name.lowercased()
        let type = file.mediaType
        return accept.contains { entry in
            let entry = entry.lowercased()
            if entry.hasPrefix(".") { return Self.ends(name, with: entry) }
            guard entry.hasSuffix("/*") else { return type == entry }
            return type.hasPrefix(entry.dropLast()) || Self.extensions(of: entry).contains { Self.ends(name, with: $0) }
        }
    }

    /// How the names of files may end whose type falls under a range such as `image/*`: browsers know the type of a file
    /// by its name, and some systems tell them of very few.
    package var endings: [String] { accept.flatMap { Self.extensions(of: $0.lowercased()) } }

    /// Whether something stands before the end of a name.
    private static func ends(_ name: String, with ending: String) -> Bool {
        name.utf8.count > ending.utf8.count && name.hasSuffix(ending)
    }

    private static func extensions(of range: String) -> [String] {
        switch range {
        case "image/*":
            [
                ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif",
            ]
        case "audio/*": [".mp3", ".wav", ".ogg", ".oga", ".opus", ".m4a", ".aac", ".flac"]
        case "video/*": [".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".ogv"]
        default: []
        }
    }
}

/// A file that came with a submission, or one that was kept from an earlier try.
package struct ReceivedFile: Sendable, Hashable {
    /// The name of the field that it came from.
    package let field: String
    /// As the customer's device calls it.
    package let name: String
    /// The media type as it was sent, with its parameters; empty where there is none.
    package let type: String
    /// In bytes.
    package let size: Int

    /// A file with all its parts.
    package init(field: String, name: String, type: String, size: Int) {
        self.field = field
        self.name = name
        self.type = type
        self.size = size
    }

    /// The media type in lower case without its parameters (RFC 9110 §8.3.1).
    var mediaType: String { (type.split(separator: ";").first.map(String.init) ?? "").trimmed.lowercased() }
}
