import Diagnostics
import Forms

/// Publishing or unpublishing something: the changes of the site's files, which can be taken back.
package struct Publication: Sendable {
    /// One file that was changed.
    private struct Change: Sendable {
        let file: SiteFile.Target
        let before: [UInt8]?
        let after: [UInt8]
    }

    /// What was done, a line for each place: `site/teams/care/team.yaml:3: published: false → true`.
    package private(set) var lines: [String] = []
    private var changes: [Change] = []

    /// Changes the files of a site.
    /// - Parameters:
    ///   - target: what is published.
    ///   - value: whether it is to be published.
    ///   - site: as the files are now.
    /// - Throws: a `PublishingError`, or a `Diagnostic` for a place that cannot be changed; no file is changed then.
    package init(_ target: PublicationTarget, _ value: Bool, in site: Site) throws {
        if case .language(let language) = target, !value, language == site.editions[0].messages.language {
            throw PublishingError(
                "“\(language)” is the site’s first language, which is always published. Put another language first in"
                    + " site.yaml, and try again.")
        }
        var planned: [(Change, String)] = []
        for place in try site.places(of: target) {
            guard place.isPublished != value else {
                lines.append("\(place.name) \(value ? "is published already" : "is not published already").")
                continue
            }
            planned.append(try Self.change(place, value, in: site.folder))
        }
        do {
            for (change, line) in planned {
                try change.file.write(change.after)
                changes.append(change)
                lines.append(line)
            }
        } catch {
            takeBack()
            throw error
        }
    }

    /// Puts the files back as they were, but for one that somebody has changed since.
    /// - Returns: whether all of them are as they were.
    @discardableResult
    package func takeBack() -> Bool {
        var isWhole = true
        for change in changes.reversed() {
            guard change.file.bytes == change.after else {
                isWhole = false
                continue
            }
            do throws(PublishingError) {
                if let before = change.before { try change.file.write(before) } else { try change.file.remove() }
            } catch {
                isWhole = false
            }
        }
        return isWhole
    }

    /// Whether a file was changed.
    package var hasChanges: Bool { !changes.isEmpty }

    private static func change(
        _ place: PublicationPlace, _ value: Bool, in folder: String
    ) throws -> (Change, line: String) {
        let target = try SiteFile.Target(place.file, within: folder)
        guard place.kind != .category || target.exists else {
            let text = "published: \(value)\n"
            return (Change(file: target, before: nil, after: Array(text.utf8)), line(place, 1, value))
        }
        let whole = try SiteFile.bytes(of: place.file, within: folder, atMost: KeyRange.article.upperBound)
        let mark = whole.starts(with: YAMLFile.byteOrderMark) ? YAMLFile.byteOrderMark : []
        let content = Array(whole.dropFirst(mark.count))
        var yaml = YAMLSource(name: place.file, bytes: content)
        var rest: ArraySlice<UInt8> = []
        if place.kind == .article, let front = try FrontMatter(content, file: place.file) {
            yaml = front.yaml
            rest = content[front.yaml.bytes.count...]
        }
        let changed = try YAMLSwitch(yaml, place.path).bytes(setting: value)
        let after = mark + changed + rest
        if place.kind == .article {
            let again = try FrontMatter(changed + rest, file: place.file)?.yaml.bytes
            guard again == changed else {
                throw Diagnostic("Docket cannot change “published” here. Change it by hand.", file: place.file)
            }
        }
        return (
            Change(file: target, before: whole, after: after), line(place, self.line(of: yaml.bytes, changed), value)
        )
    }

    private static func line(_ place: PublicationPlace, _ line: Int, _ value: Bool) -> String {
        "\(place.file):\(line): published: \(!value) → \(value)"
    }

    /// The line of the word that was changed or added, from 1.
    private static func line(of before: [UInt8], _ after: [UInt8]) -> Int {
        let old = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let new = after.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let same = zip(old, new).prefix { $0 == $1 }.count
        // A key that is added may stand below one that is added with it.
        let word = Array("published".utf8)
        let line = new.indices.dropFirst(same).first { new[$0].firstRange(of: word) != nil }
        return (line ?? same) + 1
    }
}
