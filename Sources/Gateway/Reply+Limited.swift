import CompiledSite
import Exchange
import Forms
import HTTPTypes

extension Reply {
    /// 429 (RFC 6585 §4): what was sent is given back, to be sent again later.
    /// - Parameters:
    ///   - seconds: how long to wait, at least 1.
    ///   - files: those that were kept.
    ///   - form: the form with its answers and a notice above it.
    func limited(
        seconds: Int, files: [CompiledSite.KeptFile], form: ((title: String, text: String)) -> Page
    ) -> Response {
        guard let messages = bundle?.site.messages else { return plainUnavailable }
        let minutes = (seconds + 59) / 60
        let title = messages.text(.limitedTitle)
        let fields: HTTPFields = [.retryAfter: String(seconds)]
        switch preference {
        case .html:
            let text = messages.text(.limitedText, count: minutes)
            return page(.tooManyRequests, form((title, text)), fields)
        case .json:
            let detail = messages.text(.limitedDetail, count: minutes)
            return problem(.tooManyRequests, title, detail, files: files, fields: fields)
        }
    }
}
