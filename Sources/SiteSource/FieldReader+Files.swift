import Diagnostics
import Forms

extension YAMLReader {
    /// How many files a field takes, how large and of which kinds.
    mutating func files(_ map: YAMLMap<FieldKey>, _ limits: Limits) -> FileConstraints {
        var files = FileConstraints()
        if let count = integer(map[.maxFiles], "max_files", in: KeyRange.maxFiles) { files.maxFiles = count }
        if let value = map[.maxSize], let size = size(value, "max_size", in: KeyRange.maxSize) {
            files.maxSize = size
            if size > limits.files {
                report(
                    "“max_size” is \(FileSize.exact(size)), and all files of a form may have \(FileSize.exact(limits.files))"
                        + " together. Lower it, or raise “files” in the “limits” of site.yaml.",
                    at: value.position)
            }
        } else {
            files.maxSize = min(files.maxSize, limits.files)
        }
        let remedy = "Write at least one kind of file, or remove the key for any kind."
        for item in list(map[.accept], "accept", ifEmpty: remedy, isOfTexts: true) ?? [] {
            if let kind = kind(of: item) { files.accept.append(kind) }
        }
        return files
    }

    /// A file field is the ticket's attachments, or of the form's own.
    mutating func checkFiles(_ attribute: TicketAttribute?, _ inputType: InputType?, _ map: YAMLMap<FieldKey>) {
        guard let attribute, let inputType else { return }
        let position = (map[.inputType] ?? map[.type])?.position ?? map.position
        if attribute == .attachments, inputType != .file {
            report(
                "A field of type “attachments” takes files. Remove its “input_type”, or make the field custom.",
                at: position)
        } else if inputType == .file, ![.attachments, .custom].contains(attribute) {
            report(
                "A field of type “\(attribute.rawValue)” cannot take files. Make it one of type attachments or custom.",
                at: position)
        }
    }

    /// An item of `accept` (HTML §4.10.5.1.17): `.pdf`, `image/png`, `image/*`.
    private mutating func kind(of item: YAMLValue) -> String? {
        guard let text = plainText(item, "A kind of file") else { return nil }
        if text.isFileExtension || text.isMediaType { return text }
        if text.hasSuffix("/*") {
            report(
                "\(text.quoted) is no kind of file that browsers know. Whole groups are image/*, audio/* and video/*.",
                at: item.position)
        } else {
            let suggestion =
                ".\(text)".isFileExtension
                ? " Did you mean “.\(text)”?"
                : " Write the end of a file’s name, such as .pdf, a media type, such as image/png, or image/*, audio/*"
                    + " or video/*."
            report("\(text.quoted) is no kind of file.\(suggestion)", at: item.position)
        }
        return nil
    }
}

extension String {
    /// A dot and 1 to 20 letters, digits and hyphens, or several such parts: `.pdf`, `.tar.gz`.
    fileprivate var isFileExtension: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count >= 2 && parts[0].isEmpty && utf8.count <= 21
            && parts.dropFirst().allSatisfy {
                !$0.isEmpty && $0.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") }
            }
    }

    /// `type/subtype` (RFC 6838 §4.2), or one of the three groups.
    fileprivate var isMediaType: Bool {
        if ["image/*", "audio/*", "video/*"].contains(lowercased()) { return true }
        let parts = split(separator: "/", omittingEmptySubsequences: false)
        let others = Array("!#$&-^_.+".utf8)
        return parts.count == 2
            && parts.allSatisfy { part in
                part.utf8.first?.isWordByte == true && part.utf8.count <= 127
                    && part.utf8.allSatisfy { $0.isWordByte || others.contains($0) }
            }
    }
}

extension UInt8 {
    /// An ASCII letter or digit.
    fileprivate var isWordByte: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
