// Rust's std::fs in a granted directory.
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

fn names(directory: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let kind = if entry.file_type()?.is_dir() { "/" } else { "" };
        names.push(format!("{}{}", entry.file_name().into_string().unwrap(), kind));
    }
    names.sort();
    Ok(names)
}

pub fn main() -> io::Result<()> {
    fs::create_dir_all("deep/er/still")?;
    let path = Path::new("deep").join("er").join("data.bin");
    let mut file = OpenOptions::new().create(true).truncate(true).read(true).write(true).open(&path)?;
    for number in 0u32..1000 {
        file.write_all(&number.to_le_bytes())?;
    }
    println!("position {}", file.stream_position()?);
    file.seek(SeekFrom::Start(400))?;
    let mut four = [0; 4];
    file.read_exact(&mut four)?;
    println!("at 400: {}", u32::from_le_bytes(four));
    file.seek(SeekFrom::End(-4))?;
    file.read_exact(&mut four)?;
    println!("at the end: {}", u32::from_le_bytes(four));
    println!("past the end: {:?}", file.read_exact(&mut four).map_err(|e| e.kind()));
    file.set_len(10)?;
    println!("length {}", file.metadata()?.len());
    drop(file);

    fs::write("lines.txt", "first\nsecond\n")?;
    let mut appended = OpenOptions::new().append(true).open("lines.txt")?;
    writeln!(appended, "third, appended")?;
    drop(appended);
    for line in BufReader::new(File::open("lines.txt")?).lines() {
        println!("line: {}", line?);
    }

    println!("copied {}", fs::copy("lines.txt", "copy.txt")?);
    fs::rename("copy.txt", "deep/renamed.txt")?;
    println!("{:?} {:?} {:?}", names(".")?, names("deep")?, names("deep/er")?);
    println!("is a file {}, is a directory {}", Path::new("lines.txt").is_file(), Path::new("deep").is_dir());

    let failed = |result: io::Result<()>| result.unwrap_err().kind();
    println!("missing: {:?}", failed(File::open("nothing").map(drop)));
    println!("exists: {:?}", failed(fs::create_dir("deep")));
    println!(
        "exists: {:?}",
        failed(OpenOptions::new().create_new(true).write(true).open("lines.txt").map(drop))
    );
    println!("not empty: {}", fs::remove_dir("deep").is_err());
    println!("removed: {:?}", fs::remove_file("lines.txt"));
    println!("again: {:?}", failed(fs::remove_file("lines.txt")) == ErrorKind::NotFound);
    fs::remove_dir_all("deep")?;
    println!("{:?}", names(".")?);
    Ok(())
}
