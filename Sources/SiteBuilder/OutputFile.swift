import Crypto

/// A file that a build writes.
struct OutputFile {
    /// Below the folder, such as `care/contact/index.html`.
    let path: String
    let bytes: [UInt8]
    /// Whether the name carries a hash of the content, so that pages in caches may still ask for it later.
    let isAsset: Bool
    /// Whether the same lies beside it compressed, under its name with `.gz`.
    let hasTwin: Bool

    init(_ path: String, _ bytes: [UInt8], isAsset: Bool = false, hasTwin: Bool = false) {
        self.path = path
        self.bytes = bytes
        self.isAsset = isAsset
        self.hasTwin = hasTwin
    }

    /// A file below `assets/` whose name carries a hash of its content; it has a twin where its type is not compressed
    /// already.
    /// - Parameters:
    ///   - name: what it is called before the hash; of it ASCII letters and digits stay, at most 40.
    ///   - type: what its name ends with, such as `css`.
    static func asset(_ name: String, _ type: String, _ bytes: [UInt8]) -> OutputFile {
        let plain = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(40)
        return OutputFile(
            "assets/\(String(plain))-\(SHA256.hash(data: bytes).hexadecimal.prefix(16)).\(type)", bytes, isAsset: true,
            hasTwin: ["css", "svg", "ico", "js", "txt", "csv"].contains(type))
    }
}
