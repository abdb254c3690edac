import Diagnostics
import DrawingPages
import Foundation
import VectorGraphics

// drawing-pages FOLDER FILE.svg…: writes each drawing as FOLDER/FILE.pdf, a page of its size, and prints that size in
// CSS pixels, a tab and what was found.

let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first else {
    print("usage: drawing-pages FOLDER FILE.svg…")
    exit(64)
}
for path in arguments.dropFirst() {
    let file = URL(fileURLWithPath: path)
    let bytes = [UInt8](try Data(contentsOf: file))
    do throws(VectorGraphicsError) {
        let picture = try VectorPicture(svg: bytes, fonts: DrawingPages.fonts)
        let width = Int(picture.width.rounded(.up))
        let height = Int(picture.height.rounded(.up))
        let name = file.deletingPathExtension().lastPathComponent + ".pdf"
        let target = URL(fileURLWithPath: folder).appendingPathComponent(name)
        if let pdf = try? DrawingPages.make(width: width, height: height, [(picture, 0, 0)]) {
            try? Data(pdf).write(to: target)
        }
        let notes = picture.findings.map(\.message).joined(separator: "; ")
        print("\(picture.width)\t\(picture.height)\t\(path)\t\(notes)")
    } catch {
        print("0\t0\t\(path)\t\(error.message)")
    }
}
