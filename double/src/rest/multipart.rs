//! Multipart bodies: `payload_json` and the files beside it.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::{rest::answer::Failure, world::File};

/// What a multipart body holds.
#[derive(Default)]
pub(crate) struct Form {
    /// The JSON that an ordinary body would be; `{}` when there is none.
    pub(crate) payload: Bytes,
    /// The files, by the number in `files[n]`.
    pub(crate) files: BTreeMap<u64, File>,
}

/// The boundary, when the content type is a multipart form's.
pub(crate) fn boundary(content_type: &str) -> Option<String> {
    let parameters = content_type.strip_prefix("multipart/form-data")?;
    let boundary = parameters.split(';').find_map(|it| it.trim().strip_prefix("boundary="))?;
    Some(boundary.trim_matches('"').to_owned())
}

/// Reads a multipart body.
pub(crate) fn read(body: &Bytes, boundary: &str) -> Result<Form, Failure> {
    let malformed = || Failure::invalid("payload_json", "BASE_TYPE_BAD_FORM", "The form cannot be read.");
    let mark = format!("--{boundary}");
    let mut form = Form { payload: Bytes::from_static(b"{}"), ..Form::default() };
    let starts: Vec<usize> = positions(body, mark.as_bytes());
    for pair in starts.windows(2) {
        // A part begins after its boundary's line end and stops before the next boundary's.
        let part = body.slice(pair[0] + mark.len()..pair[1]);
        let head_end = *positions(&part, b"\r\n\r\n").first().ok_or_else(malformed)?;
        let head = String::from_utf8_lossy(&part.slice(..head_end)).into_owned();
        let content = part.slice(head_end + 4..part.len().saturating_sub(2).max(head_end + 4));
        let name = parameter(&head, "name").ok_or_else(malformed)?;
        match name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')?.parse().ok()) {
            Some(number) => {
                form.files.insert(number, file(&head, content));
            }
            None if name == "payload_json" => form.payload = content,
            None => return Err(malformed()),
        }
    }
    if starts.len() < 2 { Err(malformed()) } else { Ok(form) }
}

fn file(head: &str, bytes: Bytes) -> File {
    let line = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-type").then(|| value.trim().to_owned())
    });
    File {
        name: parameter(head, "filename").unwrap_or_else(|| "unknown".to_owned()),
        content_type: line.unwrap_or_else(|| "application/octet-stream".to_owned()),
        bytes,
        description: None,
    }
}

fn parameter(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition"))?;
    let start = format!("{name}=");
    let value = line.split(';').find_map(|it| it.trim().strip_prefix(&start))?;
    Some(value.trim_matches('"').to_owned())
}

fn positions(body: &[u8], pattern: &[u8]) -> Vec<usize> {
    let found = body.windows(pattern.len()).enumerate().filter(|(_, window)| *window == pattern);
    found.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "--xx\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"content\":\"a\"}\r\n\
        --xx\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a.txt\"\r\n\
        Content-Type: text/plain\r\n\r\ntext\r\n\r\nmore\r\n--xx--\r\n";

    #[test]
    fn a_form_is_its_payload_and_its_files() {
        let boundary = boundary("multipart/form-data; boundary=\"xx\"").expect("a boundary");
        let Ok(form) = read(&Bytes::from_static(BODY.as_bytes()), &boundary) else {
            panic!("a readable form")
        };
        assert_eq!(form.payload, "{\"content\":\"a\"}");
        assert_eq!(
            (form.files[&0].name.as_str(), &form.files[&0].bytes[..]),
            ("a.txt", &b"text\r\n\r\nmore"[..])
        );
        assert_eq!(form.files[&0].content_type, "text/plain");
    }

    #[test]
    fn what_is_no_form_is_refused() {
        assert!(read(&Bytes::from_static(b"nothing"), "xx").is_err());
        assert!(read(&Bytes::from_static(b"--xx\r\n--xx--"), "xx").is_err());
        assert_eq!(boundary("application/json"), None);
    }
}
