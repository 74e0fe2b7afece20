// Puts a search index into a home, for tests of the gateway's search in a browser: `index-writer HOME`, with an article on each
// line of standard input: team, language, title, address, text and category, which may be empty, with tabs between them.

import Glibc
import SearchIndex

var articles: [IndexedArticle] = []
while let line = readLine() {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6 else { fatalError("six parts are wanted: \(line)") }
    articles.append(
        IndexedArticle(
            team: parts[0], language: parts[1], title: parts[2], text: parts[4], category: parts[5], address: parts[3]))
}
let home = CommandLine.arguments[1]
mkdir("\(home)/\(SearchIndex.folder)", 0o2770)
let file = "\(SearchIndex.folder)/test.db"
try SearchIndexWriter.write(articles, to: "\(home)/\(file)")
guard symlink(file, "\(home)/\(SearchIndex.link)") == 0 else { fatalError("no link can be made in \(home)") }
