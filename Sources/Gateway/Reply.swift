import CompiledSite
import Diagnostics
import Exchange
import Forms
import FoundationEssentials
import HTTPTypes
import Logging
import Templates

/// Makes the answers to one request: pages or JSON, with the header fields that every answer has.
struct Reply {
    let preference: MediaPreference
    /// nil when there is none to work with; pages are plain ones then.
    var bundle: CompiledBundle?
    let log: Logger
    /// What the request is called by.
    let id: RequestID
    /// How much of a page every page of the answer is.
    var extent = Page.Extent.document
    /// What was sent, and the path that takes it again; nil for a request without a form.
    var sent: (parameters: [(name: String, value: String)], action: String)?

    /// A page of the bundle.
    func page(_ status: HTTPResponse.Status, _ page: Page, _ fields: HTTPFields = [:]) -> Response {
        do {
            guard let bundle else { throw BundleError("There is no bundle.") }
            let page = bundle.site.shown(page, as: extent)
            let html = try bundle.templates().render(page.template.rawValue, with: page.values)
            return response(status, "text/html; charset=utf-8", html, fields)
        } catch {
            log.error(
                "\((error as? BundleError)?.sentence ?? (error as? Diagnostic)?.headline ?? "A page cannot be rendered.")"
            )
            return plainUnavailable
        }
    }

    /// One sentence, as a page or as a problem (RFC 9457).
    func message(
        _ status: HTTPResponse.Status, _ title: Messages.Key, _ text: Messages.Key, _ values: [String: String] = [:],
        _ fields: HTTPFields = [:]
    ) -> Response {
        guard let site = bundle?.site else { return plainUnavailable }
        let title = site.messages.text(title)
        let explanation = site.messages.text(text, values)
        switch preference {
        case .html: return page(status, site.messagePage(title, explanation, reference: reference), fields)
        case .json: return problem(status, title, explanation, fields: fields)
        }
    }

    /// A problem in JSON (RFC 9457), with an entry for each field that has an error, and one for each file that was kept.
    func problem(
        _ status: HTTPResponse.Status, _ title: String, _ detail: String, errors: [FieldError]? = nil,
        files: [CompiledSite.KeptFile] = [], fields: HTTPFields = [:]
    ) -> Response {
        json(
            status,
            Problem(
                type: "about:blank", title: title, status: status.code, detail: detail,
                errors: errors?.map { .init(field: $0.field, code: $0.code, message: $0.message) },
                files: files.isEmpty
                    ? nil : files.map { .init(field: $0.field, name: $0.name, size: $0.size, token: $0.token) }),
            "application/problem+json", fields)
    }

    /// A value in JSON.
    func json(
        _ status: HTTPResponse.Status, _ value: some Encodable, _ type: String = "application/json",
        _ fields: HTTPFields = [:]
    ) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // None of the values encoded here can fail: they are texts and whole numbers.
        let data = (try? encoder.encode(value)) ?? Data()
        return response(status, type, [UInt8](data), fields)
    }

    /// The line by which a customer can tell which request failed.
    var reference: String? { bundle?.site.messages.text(.reference, ["id": id.description]) }

    /// The answer where not even a page can be made; what was sent is given back in a form that sends it again.
    var plainUnavailable: Response {
        let fields: HTTPFields = [.retryAfter: Self.retryAfter]
        switch preference {
        case .html:
            let html = PlainPage.unavailable(sent?.parameters ?? [], action: sent?.action, id: id)
            return response(.serviceUnavailable, "text/html; charset=utf-8", Array(html.utf8), fields)
        case .json:
            return problem(.serviceUnavailable, PlainPage.title, PlainPage.text, fields: fields)
        }
    }

    /// When to try again, in seconds.
    static let retryAfter = "30"

    private static let fieldsOfAll: HTTPFields = {
        var fields: HTTPFields = [.cacheControl: "no-store"]
        for field in Gateway.securityFields { fields.append(field) }
        return fields
    }()

    func response(
        _ status: HTTPResponse.Status, _ type: String, _ body: [UInt8], _ fields: HTTPFields
    ) -> Response {
        var all = fields
        // Appended, because nothing has these names yet: to look for them each time takes longer than all the rest.
        all.append(HTTPField(name: .contentType, value: type))
        let hasChoice = bundle?.site.languages.isEmpty == false
        all.append(HTTPField(name: .vary, value: hasChoice ? "Accept, Accept-Language" : "Accept"))
        for field in Self.fieldsOfAll { all.append(field) }
        return Response(head: HTTPResponse(status: status, headerFields: all), body: .bytes(body))
    }

    private struct Problem: Encodable {
        struct Entry: Encodable {
            let field: String
            let code: ErrorCode
            let message: String
        }

        struct File: Encodable {
            let field: String
            let name: String
            let size: Int
            let token: String
        }

        let type: String
        let title: String
        let status: Int
        let detail: String
        let errors: [Entry]?
        /// What need not be uploaded again: the token is a value of `_files`.
        let files: [File]?
    }
}
