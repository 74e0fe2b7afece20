import Diagnostics
import Foundation
import Mustache
import Templates

// Renders 10,000 pages of the example site's layout with both engines, in turns: compare TEMPLATES_FOLDER
let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "templates")
let pages = 10_000
let rounds = 7

/// The templates of a home page with its layout, by name.
var sources: [String: String] = [:]
for name in ["layouts/page", "pages/home"] {
    sources[name] = try String(contentsOf: folder.appendingPathComponent("\(name).mustache"), encoding: .utf8)
}
for name in ["header", "language-switcher", "footer", "breadcrumbs", "mark", "team-card"] {
    sources[name] = try String(
        contentsOf: folder.appendingPathComponent("components/\(name)/\(name).mustache"), encoding: .utf8)
}

// swift-mustache takes no slash in a name.
sources = Dictionary(
    uniqueKeysWithValues: sources.map {
        ($0.replacing("/", with: "-"), $1.replacing("layouts/page", with: "layouts-page"))
    })

let ours = try TemplateSet(sources.mapValues { SourceText(name: "template", text: $0) })
var library = MustacheLibrary()
for (name, text) in sources { library.register(try MustacheTemplate(string: text), named: name) }

/// The same values for both: twelve teams, text that has to be escaped, HTML that must not be.
func texts(_ number: Int) -> (title: String, address: String, description: String) {
    ("Team \(number) & friends <\(number)>", "/team-\(number)/", "<p>We answer within <em>\(number)</em> days.</p>\n")
}
let words = [
    "skip_to_content": "Skip to the main content", "breadcrumbs": "You are here", "teams": "Who can help you",
    "teams_empty": "Nobody",
]
let plain: [String: String] = [
    "language": "en", "document_title": "Help – “Example”", "title": "Help", "site_name": "Example & Co",
    "direction": "ltr", "color_scheme": "auto",
]
let addresses = [
    "home": "/", "stylesheet": "/assets/docket-0123456789abcdef.css", "canonical": "https://help.example.com/",
    "favicon": "/assets/favicon-0123456789abcdef.svg",
]

func ourValues() -> Value {
    var values = plain.mapValues { Value.text($0) }
    for (name, address) in addresses { values[name] = SafeURL(address).map(Value.url) ?? false }
    values["text"] = .object(words.mapValues { .text($0) })
    values["has_breadcrumbs"] = false
    values["logo"] = false
    values["scripts"] = []
    values["alternates"] = []
    values["has_translations"] = false
    values["breadcrumbs"] = []
    values["has_teams"] = true
    values["teams"] = .list(
        (0..<12).map { number in
            let team = texts(number)
            return [
                "title": .text(team.title), "address": SafeURL(team.address).map(Value.url) ?? false,
                "description": .html(HTML(trusted: team.description)),
            ]
        })
    return .object(values)
}

func theirValues() -> [String: Any] {
    var values: [String: Any] = plain
    for (name, address) in addresses { values[name] = address }
    values["text"] = words
    values["has_breadcrumbs"] = false
    values["logo"] = false
    values["scripts"] = [String]()
    values["alternates"] = [String]()
    values["has_translations"] = false
    values["breadcrumbs"] = [String]()
    values["has_teams"] = true
    values["teams"] = (0..<12).map { number in
        let team = texts(number)
        return ["title": team.title, "address": team.address, "description": team.description]
    }
    return values
}

let ourPage = String(decoding: try ours.render("pages-home", with: ourValues()), as: UTF8.self)
let theirPage = library.render(theirValues(), withTemplate: "pages-home") ?? ""
// Each escapes a quotation mark in its own way.
guard ourPage.replacing("&#39;", with: "&apos;") == theirPage.replacing("&#39;", with: "&apos;") else {
    print("The two engines render different pages:\n\(ourPage)\n\(theirPage)")
    exit(1)
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let duration = try clock.measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }

// The values are made once for each page, as a build does.
var ourTimes: [Double] = []
var theirTimes: [Double] = []
for _ in 0..<rounds {
    ourTimes.append(try seconds { for _ in 0..<pages { _ = try ours.render("pages-home", with: ourValues()) } })
    theirTimes.append(seconds { for _ in 0..<pages { _ = library.render(theirValues(), withTemplate: "pages-home") } })
}
let ratios = zip(theirTimes, ourTimes).map { $0 / $1 }
print("\(pages) pages of \(ourPage.utf8.count) bytes, \(rounds) rounds in turns, medians")
print(String(format: "| Docket’s Templates | %.2f s |", median(ourTimes)))
print(String(format: "| swift-mustache 2.1.1 | %.2f s |", median(theirTimes)))
print(
    String(
        format: "Docket needs 1/%.1f of the time; aim at most 1/5: %@.", median(ratios),
        median(ratios) >= 5 ? "met" : "missed"))
