import CompiledSite
import Exchange
import FormDecoding
import Forms
import HTTPTypes

extension Gateway {
    /// What takes the files of a request to a form.
    /// - Parameter form: nil for a request whose files nobody wants.
    func intake(for form: Form?, _ reply: Reply) -> FileIntake {
        let site = reply.bundle?.site
        return FileIntake(
            form, limit: site?.filesLimit ?? 0, homeLimit: site?.attachmentsLimit, uploads: uploads,
            unnamed: site?.messages.text(.fileUnnamed) ?? "file")
    }

    /// Reads the body, at most up to the limit, and hands on its files as they come.
    func decode(_ request: Request, _ intake: inout FileIntake, _ reply: Reply) async throws(Refusal) -> DecodedForm {
        let contentType = request.head.headerFields.value(of: .contentType) ?? ""
        let textLimit = reply.bundle?.site.bodyLimit ?? 2_000_000
        let filesLimit = reply.bundle?.site.filesLimit ?? 0
        // Only such a body can have files.
        let hasFiles = intake.takesFiles && contentType.lowercased().hasPrefix("multipart/")
        let limit = hasFiles ? textLimit + filesLimit : textLimit
        let tooLarge = { Refusal(response: self.tooLarge(limit, hasFiles ? .tooLargeFilesText : .tooLargeText, reply)) }
        guard request.contentLength <= limit else { throw tooLarge() }
        do {
            guard let first = try await request.body.next() else { return DecodedForm(parameters: [], hasFile: false) }
            guard let type = try FormMediaType(contentType: contentType) else {
                throw Refusal(response: reply.message(.unsupportedMediaType, .unsupportedTitle, .unsupportedText))
            }
            var decoder = FormDecoder(
                mediaType: type,
                limits: FormLimits(parameters: reply.bundle?.site.parameterLimit ?? 1_000, text: textLimit))
            var total = 0
            var portion: [UInt8]? = first
            while let bytes = portion {
                total += bytes.count
                guard total <= limit else { throw tooLarge() }
                for event in try decoder.feed(bytes[...]) { intake.take(event) }
                portion = try await request.body.next()
            }
            return try decoder.finish()
        } catch let refusal as Refusal {
            throw refusal
        } catch FormDecodingError.textTooLong {
            throw Refusal(response: self.tooLarge(textLimit, .tooLargeText, reply))
        } catch let error as FormDecodingError {
            throw Refusal(response: malformed(error.sentence, reply))
        } catch {
            throw Refusal(response: malformed("The body is shorter than its Content-Length.", reply))
        }
    }

    private func malformed(_ sentence: String, _ reply: Reply) -> Response {
        reply.message(.badRequest, .badRequestTitle, .badRequestText, ["reason": sentence])
    }

    private func tooLarge(_ limit: Int, _ text: Messages.Key, _ reply: Reply) -> Response {
        let numbers = reply.bundle?.site.messages.numbers ?? .plain
        return reply.message(
            .contentTooLarge, .tooLargeTitle, text, ["limit": FileSize.exact(limit, numbers)])
    }
}
