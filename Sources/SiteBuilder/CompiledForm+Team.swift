import CompiledSite
import Crypto
import Forms
import SiteSource
import Templates
import Tickets

extension CompiledForm {
    /// A team's form with its texts in HTML and its times by the site's clock.
    ///
    /// - Parameters:
    ///   - site: in the language of the team's texts.
    ///   - stylesheet: the address of the form's own style sheet.
    init(of team: Team, _ site: CompiledSite, stylesheet: String?) {
        let (messages, form) = (site.messages, team.form)
        var options = form.options
        options.opens = form.opens.map { site.zone.time(local: $0).milliseconds }
        options.closes = form.closes.map { site.zone.time(local: $0).milliseconds }
        self.init(
            title: form.title ?? messages.text(.formTitle, ["team": team.title]),
            version: String(SHA256.hash(data: BundleFile.encode(form.form)).hexadecimal.prefix(32)),
            introduction: form.introduction.map { Markdown.html($0).source },
            submit: form.submit ?? messages.text(.submit), form: form.form.withHTML,
            descriptions: Dictionary(
                uniqueKeysWithValues: form.form.fields.compactMap { field in
                    field.description.map { (field.name, Markdown.html($0).source) }
                }), spam: form.spam, options: options,
            message: form.message.map { message in
                Markdown.message(message, places: form.form.fields.map(\.name) + ["number"]).source
            }, closedText: form.closedText, stylesheet: stylesheet)
    }
}

extension Form {
    /// The same with the texts between the fields in HTML.
    fileprivate var withHTML: Form {
        func html(_ item: FormItem) -> FormItem {
            switch item {
            case .field, .heading: item
            case .text(let markdown): .text(Markdown.html(markdown).source)
            case .group(let legend, let items): .group(legend: legend, items.map(html))
            }
        }
        var form = self
        form.items = items.map(html)
        return form
    }
}
