// overwritten: an assignment to an element replaces it and leaves the others

function maskCells(): void {
  const cells: string[] = [source(), source()];
  cells[0] = "masked";
  // flow
  sink(cells[1]);
  // no flow
  sink(cells[0]);
}

maskCells();
