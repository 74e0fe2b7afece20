import Forms
import Foundation
import SiteSource

/// The files of the product that tests read.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The product's templates, with those of a site before them.
    static func templates(of site: String) -> TemplateLayers {
        TemplateLayers(base: "\(root)/templates", site: site)
    }

    /// The English texts.
    static func messages() throws -> Messages {
        try Messages.read("\(root)/templates/messages/en.yaml")
    }

    /// The colours that a theme is compared with.
    static func palette() throws -> Palette {
        try Palette.read(TemplateLayers(base: "\(root)/templates"))
    }
}
