import CompiledSite
import Foundation

extension CompiledLanguage {
    /// The languages of a site with the names that their speakers give them; none where there is no choice.
    /// - Parameter tags: the default first.
    static func all(_ tags: [String]) -> [CompiledLanguage] {
        guard tags.count > 1 else { return [] }
        return tags.map { tag in
            let identifier = tag.replacing("-", with: "_")
            let locale = Locale(identifier: identifier)
            let name = locale.localizedString(forIdentifier: identifier) ?? tag
            // CLDR writes it as it stands within a sentence; here it stands alone.
            return CompiledLanguage(tag: tag, name: name.prefix(1).uppercased(with: locale) + name.dropFirst())
        }
    }
}
