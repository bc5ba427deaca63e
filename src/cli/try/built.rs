//! The page as it was built from the folder `page`, with the type of each of its files.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

/// Path, type, content.
type File = (&'static str, &'static str, &'static [u8]);

/// Everything that the page asks for; `page/check` compares it with what its source makes.
const FILES: [File; 5] = [
    ("/", "text/html; charset=utf-8", include_bytes!("../../../page/dist/index.html")),
    ("/app.js", "text/javascript; charset=utf-8", include_bytes!("../../../page/dist/app.js")),
    ("/style.css", "text/css; charset=utf-8", include_bytes!("../../../page/dist/style.css")),
    (
        "/noto-sans-latin-wght-normal.woff2",
        "font/woff2",
        include_bytes!("../../../page/dist/noto-sans-latin-wght-normal.woff2"),
    ),
    ("/LICENSES.txt", "text/plain; charset=utf-8", include_bytes!("../../../page/dist/LICENSES.txt")),
];

/// Serves the files.
pub(super) fn files() -> Router {
    FILES.into_iter().fold(Router::new(), |router, (path, kind, content)| {
        router.route(path, get(move || async move { ([(CONTENT_TYPE, kind)], content) }))
    })
}
