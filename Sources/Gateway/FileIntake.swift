import FormDecoding
import Forms
import Tickets

/// Takes a request's files as they come: those that the form asks for go to disk, of all others only the size is counted.
///
/// It never holds more of a file than the portion that has just come.
struct FileIntake {
    /// A file that came to its end.
    struct Entry {
        let received: ReceivedFile
        /// nil for a file that does not pass, or that could not be stored.
        let stored: StoredFile?
    }

    /// A file on its way.
    private struct Coming {
        let field: String
        let name: String
        let type: String
        /// nil where the form does not ask for it.
        let constraints: FileConstraints?
        var size = 0
        /// nil before the first byte, and for what is not stored.
        var upload: (any Upload)?
        var isStored: Bool
    }

    private let fields: [(name: String, constraints: FileConstraints)]
    private let limit: Int
    private let homeLimit: Int?
    private let uploads: any UploadStore
    private let unnamed: String
    private var coming: Coming?
    /// The bytes that were stored.
    private var total = 0
    /// In the order in which they came.
    private(set) var entries: [Entry] = []
    /// The names of files to which the form has no question.
    private(set) var strays: [String] = []
    /// Why files could not be stored; nil when nothing stood in the way.
    private(set) var failure: TicketStoreError?

    /// - Parameters:
    ///   - form: nil to take no file.
    ///   - limit: of all files together, in bytes.
    ///   - homeLimit: of all files of the home, in bytes; nil for none.
    ///   - unnamed: what a file without a name is called.
    init(_ form: Form?, limit: Int, homeLimit: Int?, uploads: any UploadStore, unnamed: String) {
        fields = (form?.fields ?? []).compactMap { field in field.files.map { (field.name, $0) } }
        self.limit = limit
        self.homeLimit = homeLimit
        self.uploads = uploads
        self.unnamed = unnamed
    }

    /// Whether the form asks for files at all.
    var takesFiles: Bool { !fields.isEmpty }

    /// Takes the next event.
    mutating func take(_ event: FileEvent) {
        switch event {
        case .begin(let head): begin(head)
        case .data(let bytes): add(bytes)
        case .end: end()
        }
    }

    private mutating func begin(_ head: FileHead) {
        // Code unit by code unit: Swift takes the Kelvin sign for a K, and a form does not.
        let constraints = fields.first { $0.name.isSame(as: head.field) }?.constraints
        let received = ReceivedFile(
            field: head.field, name: Self.shortened(head.name), type: Self.shortened(head.type), size: 0)
        var isStored = false
        if let constraints, failure == nil {
            let before = entries.count { $0.received.field == head.field && $0.stored != nil }
            isStored = before < constraints.maxFiles && constraints.accepts(received)
        }
        coming = Coming(
            field: head.field, name: received.name, type: received.type, constraints: constraints, isStored: isStored)
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        guard var file = coming else { return }
        // While the file is in both places, a change would copy it.
        coming = nil
        defer { coming = file }
        file.size += bytes.count
        guard file.isStored else { return }
        guard file.size <= file.constraints?.maxSize ?? 0, total + file.size <= limit else {
            file.isStored = false
            file.upload = nil
            return
        }
        do throws(TicketStoreError) {
            try upload(of: &file).write(bytes)
        } catch {
            fail(error, &file)
        }
    }

    private mutating func end() {
        guard var file = coming else { return }
        coming = nil
        // A control that was left empty.
        if file.name.isEmpty, file.size == 0 { return }
        let name = file.name.isEmpty ? unnamed : file.name
        guard file.constraints != nil else {
            strays.append(name)
            return
        }
        var stored: StoredFile?
        if file.isStored {
            do throws(TicketStoreError) {
                stored = try upload(of: &file).finish()
                total += file.size
            } catch {
                fail(error, &file)
            }
        }
        entries.append(
            Entry(
                received: ReceivedFile(field: file.field, name: name, type: file.type, size: file.size),
                stored: stored))
    }

    private func upload(of file: inout Coming) throws(TicketStoreError) -> any Upload {
        if let upload = file.upload { return upload }
        let upload = try uploads.begin(within: homeLimit)
        file.upload = upload
        return upload
    }

    private mutating func fail(_ error: TicketStoreError, _ file: inout Coming) {
        failure = error
        file.isStored = false
        file.upload = nil
    }

    /// A name or type of at most 200 characters, with its end, which says what it is.
    private static func shortened(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > 200 else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(149) + ["…"] + scalars.suffix(50)))
    }
}
