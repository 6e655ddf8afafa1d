/** A 1×1 white JPEG: the picture a person sends when the caller gives none. */
export const SAMPLE_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYU' +
    'GBIUFRT/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);

/** An AMR file of one silent frame (4.75 kbit/s, 20 ms). */
export const SAMPLE_AMR = Buffer.concat([Buffer.from('#!AMR\n', 'latin1'), Buffer.from([0x04]), Buffer.alloc(12)]);
