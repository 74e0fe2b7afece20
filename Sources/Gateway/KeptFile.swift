import CompiledSite
import Tickets

/// A file that came with a form which was given back: the box on that page sends it again, signed, so that it need not be
/// uploaded twice.
struct KeptFile: Sendable, Hashable {
    /// How long a file may come again, in milliseconds. Sweeps leave it an hour longer.
    static let lifetime: Int64 = 24 * 3_600_000

    /// The team whose form it belongs to.
    let team: String
    let attachment: Attachment
    let expires: Timestamp

    /// What the box sends: the record and its code, in base64url (RFC 4648 §5).
    func token(_ key: SecretKey) -> String {
        let content = BundleFile.encode(self)
        return Base64URL.encoded(content + key.code(.keptFile, of: content))
    }

    /// - Parameter token: from a request; nil when it is not one that `token(_:)` of this key has made.
    init?(token: String, _ key: SecretKey) {
        guard let bytes = Base64URL.decoded(token), bytes.count > SecretKey.codeLength else { return nil }
        let content = Array(bytes.dropLast(SecretKey.codeLength))
        guard key.isCode(Array(bytes.suffix(SecretKey.codeLength)), .keptFile, of: content) else { return nil }
        try? self.init(decoding: content)
    }

    init(team: String, attachment: Attachment, expires: Timestamp) {
        self.team = team
        self.attachment = attachment
        self.expires = expires
    }

    private init(decoding content: [UInt8]) throws(RecordDamage) {
        self = try BundleFile.decode(KeptFile.self, content)
    }
}

extension KeptFile: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let team = try reader.text()
        let field = try reader.text()
        let name = try reader.text()
        let type = try reader.text()
        let sha256 = try reader.text()
        let file = StoredFile(sha256: sha256, size: try reader.number())
        self.init(
            team: team, attachment: Attachment(field: field, name: name, type: type, file: file),
            expires: Timestamp(milliseconds: Int64(try reader.number())))
    }

    func write(to writer: inout RecordWriter) {
        writer.write(team)
        writer.write(attachment.field)
        writer.write(attachment.name)
        writer.write(attachment.type)
        writer.write(attachment.file.sha256)
        writer.write(attachment.file.size)
        writer.write(Int(expires.milliseconds))
    }
}
