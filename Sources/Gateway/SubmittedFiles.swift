import CompiledSite
import FormDecoding
import Forms
import Logging
import Tickets

/// The files of a submission: those that were kept from an earlier try, then those that have just come.
struct SubmittedFiles {
    /// One of them.
    struct Entry {
        let received: ReceivedFile
        let stored: StoredFile?
        /// The one that it came with; nil for a file that has just come.
        let token: String?
    }

    var entries: [Entry] = []
    /// The names of files to which the form has no question.
    var strays: [String] = []
    /// Whether a file from an earlier try is not there any more.
    var isExpired = false
    /// Why files could not be stored or looked for; nil when nothing stood in the way.
    var failure: TicketStoreError?

    /// What the form judges.
    var received: [ReceivedFile] { entries.map(\.received) }

    /// What becomes part of the ticket, in the order of the form's fields; nothing of a field that a condition hides.
    func attachments(_ form: Form, _ submission: Submission) -> [Attachment] {
        guard !entries.isEmpty else { return [] }
        let shown = ShownFields(form, submission)
        return form.fields.indices.filter { shown[$0] }.map { form.fields[$0] }.flatMap { field in
            entries.filter { field.files != nil && $0.received.field == field.name }.compactMap { entry in
                entry.stored.map {
                    Attachment(field: field.name, name: entry.received.name, type: entry.received.type, file: $0)
                }
            }
        }
    }

    /// What a form that is given back says of files that are not as the customer thinks; nil when all are.
    func notice(_ messages: Messages) -> (title: String, text: String?)? {
        let text =
            if !strays.isEmpty {
                messages.text(.filesStrayText, ["files": strays.joined(separator: ", ")])
            } else if isExpired {
                messages.text(.filesExpiredText)
            } else {
                String?.none
            }
        return text.map { (messages.text(.filesLostTitle), $0) }
    }
}

extension Gateway {
    /// The files of a request, once all of it was read.
    func submittedFiles(
        _ parameters: [FormParameter], _ intake: FileIntake, _ form: Form, team: String, _ log: Logger
    ) -> SubmittedFiles {
        var files = SubmittedFiles()
        files.strays = intake.strays
        files.failure = intake.failure
        if let failure = files.failure { log.error("\(failure.sentence)") }
        var known: Set<String> = []
        for parameter in parameters where parameter.name == "_files" && known.insert(parameter.value).inserted {
            do throws(TicketStoreError) {
                guard let kept = KeptFile(token: parameter.value, try secretKey(log)), kept.team == team,
                    now() < kept.expires, try isStored(kept.attachment.file, log)
                else {
                    files.isExpired = true
                    continue
                }
                let attachment = kept.attachment
                guard form.fields.contains(where: { $0.files != nil && $0.name == attachment.field }) else {
                    files.strays.append(attachment.name)
                    continue
                }
                files.entries.append(
                    .init(
                        received: ReceivedFile(
                            field: attachment.field, name: attachment.name, type: attachment.type,
                            size: attachment.file.size),
                        stored: attachment.file, token: parameter.value))
            } catch {
                files.failure = error
            }
        }
        files.entries += intake.entries.map { .init(received: $0.received, stored: $0.stored, token: nil) }
        return files
    }

    /// Whether a file is there.
    /// - Throws: after a line in the request's log.
    private func isStored(_ file: StoredFile, _ log: Logger) throws(TicketStoreError) -> Bool {
        do throws(TicketStoreError) {
            return try uploads.open(file) != nil
        } catch {
            log.error("\(error.sentence)")
            throw error
        }
    }

    /// The boxes for the files of a form that is given back; none for a file that could not be stored.
    func kept(_ files: SubmittedFiles, team: String, _ log: Logger) -> [CompiledSite.KeptFile] {
        guard files.entries.contains(where: { $0.stored != nil }), let key = try? secretKey(log) else { return [] }
        return files.entries.compactMap { entry in
            guard let stored = entry.stored else { return nil }
            let received = entry.received
            // A token that came keeps its end, since the file's own time began with the upload.
            let token =
                entry.token
                ?? KeptFile(
                    team: team,
                    attachment: Attachment(
                        field: received.field, name: received.name, type: received.type, file: stored),
                    expires: Timestamp(milliseconds: now().milliseconds + KeptFile.lifetime)
                ).token(key)
            return .init(field: received.field, name: received.name, size: received.size, token: token)
        }
    }
}
